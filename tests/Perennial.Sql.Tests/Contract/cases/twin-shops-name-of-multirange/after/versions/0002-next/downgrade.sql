drop type sales.weights;
