"""`python -m averment` is `averment`."""

from averment.cli import main

if __name__ == "__main__":
    main()
