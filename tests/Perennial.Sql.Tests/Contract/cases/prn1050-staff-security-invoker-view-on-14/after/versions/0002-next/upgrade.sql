alter view staff.active_people set (security_invoker);
