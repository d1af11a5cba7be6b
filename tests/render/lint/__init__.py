"""The checks of templates."""
