drop view sales.line_sizes;
