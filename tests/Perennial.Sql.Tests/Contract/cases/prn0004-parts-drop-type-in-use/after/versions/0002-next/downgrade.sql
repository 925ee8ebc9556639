drop type parts.size;
