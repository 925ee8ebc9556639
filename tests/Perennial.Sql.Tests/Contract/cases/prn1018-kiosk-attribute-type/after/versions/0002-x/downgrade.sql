alter type shop.price alter attribute cents type integer;
