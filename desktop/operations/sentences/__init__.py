"""Words for codes: each refusal, each act done, each trouble and each fact of the book in plain Chinese.

Hearts answer codes; here they become what a well-mannered clerk would say. No title of a document is ever
said: numbers, persons and places are.
"""
