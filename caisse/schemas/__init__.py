"""marshmallow schemas: one validator for form, API and command."""
