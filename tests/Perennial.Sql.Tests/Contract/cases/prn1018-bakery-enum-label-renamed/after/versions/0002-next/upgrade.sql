alter type bakery.size rename value 'large' to 'big';
