alter type shop.price rename attribute amount to cents;
