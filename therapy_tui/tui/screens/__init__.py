"""One module a screen: values go in, messages come out."""
