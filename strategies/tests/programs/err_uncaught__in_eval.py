eval("1 + undefined_in_eval")
