"""The only place with SQL: the log (truth), the views (caches with read models and search), audit, migrations, backup."""
