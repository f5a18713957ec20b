"""Two of the portal's tables, as little of them as the floor needs."""

from django.contrib.auth.models import AbstractBaseUser
from django.db import models


class Account(AbstractBaseUser):
    """Who signs in."""

    id = models.UUIDField(primary_key=True)
    login = models.CharField(max_length=150, unique=True)
    name = models.CharField(max_length=200)
    last_login = None
    USERNAME_FIELD = "login"

    class Meta:
        managed = False
        db_table = "core_account"

    def __str__(self) -> str:
        return self.name


class Employee(models.Model):
    """A row of the list."""

    id = models.UUIDField(primary_key=True)
    nip = models.CharField(max_length=18)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=15)
    sort_name = models.CharField(max_length=200)
    joined_on = models.DateField()

    class Meta:
        managed = False
        db_table = "registry_employee"
        ordering = ["sort_name", "id"]

    def __str__(self) -> str:
        return self.name
