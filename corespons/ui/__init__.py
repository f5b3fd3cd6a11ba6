"""What a browser needs: the server, the filters, the navigation, cached reads and the blocks pages are built of."""
