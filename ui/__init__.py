"""The Qt side of FieldNotes: screens, view-models, widgets. No rule of the domain lives here."""
