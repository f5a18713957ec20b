"""The environment of the tests, also for the checks that only read the settings."""

import base64

TEST_ENVIRONMENT = {
    "SECRET_KEY": "only-for-tests-" + "x" * 50,
    "ASN_FIELD_KEYS": base64.urlsafe_b64encode(b"only-for-tests".ljust(32, b".")).decode(),
    "ASN_DEMO": "1",
    "ASN_DEMO_PASSWORD": "only-for-tests",
    "PUBLIC_URL": "http://localhost:8000",
    # Playwright's synchronous interface runs a loop, which Django would take for asynchronous code.
    "DJANGO_ALLOW_ASYNC_UNSAFE": "1",
}
