alter type parts.dims drop attribute d;
