"""Between screens and services: frozen states in, wishes out."""
