"""What is run by hand to make the data that the package ships."""
