// Dateline
