"""Run the command line as ``python -m annualreport``, where no command is found on the path."""

from annualreport.cli import main

if __name__ == "__main__":
    main()
