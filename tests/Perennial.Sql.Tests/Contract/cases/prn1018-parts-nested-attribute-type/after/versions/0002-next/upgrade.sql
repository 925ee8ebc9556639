alter type parts.dims add attribute d numeric;
