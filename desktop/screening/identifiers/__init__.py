"""Numbers that point at a person or a body: by shape, check digit and real date, by what stands beside.

``runs`` looks for digits once; each kind then reads at the starts of numbers only. A number that is
an identity number is no card; what is labelled as an order or a serial number is nothing.
"""
