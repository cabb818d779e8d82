"""Events told twice made one."""
