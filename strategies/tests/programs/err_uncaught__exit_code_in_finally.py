import sys
def cleanup():
    print("cleanup")
try:
    raise ValueError("lost, but shown as context? no: SystemExit wins")
finally:
    cleanup()
    sys.exit(7)
