print("out")
raise SystemExit("the reason goes to stderr")
