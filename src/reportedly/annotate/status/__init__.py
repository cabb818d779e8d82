"""Status and force: told as done, or only planned, asked for, offered, possible or denied."""
