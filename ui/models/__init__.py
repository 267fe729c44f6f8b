"""Item models fed by pages; delegates paint their rows."""
