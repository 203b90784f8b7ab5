create database careline encoding 'UTF8' template template0
