import pytest
import boto3
from hypothesis import given
