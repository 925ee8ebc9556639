alter policy legs_all on freight.legs using (state = 'planned');
