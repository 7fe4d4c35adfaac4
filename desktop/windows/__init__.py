"""Wall to the screen: Qt, and nothing but Qt."""
