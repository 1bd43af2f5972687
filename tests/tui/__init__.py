"""The screens, headless: messages, then state, then what a person sees."""
