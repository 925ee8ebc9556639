alter type shop.tax rename to vat;
