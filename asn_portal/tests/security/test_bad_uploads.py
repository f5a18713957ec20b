"""Uploads that are too many or break off, over the wire."""

import socket

import pytest

from core.models import StoredFile
from performance.tests.factories import make_report, photo

NEW = "/laporan/baru/"


def test_b062_more_than_twenty_files_at_once_are_refused(cast, as_):
    report = make_report(cast.sari, status="draft")
    many = {"attachments": [photo(f"{number}.jpg") for number in range(101)]}

    assert as_(cast.sari).post(f"/laporan/{report.pk}/bukti/", many).status_code == 400
    assert not StoredFile.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_b066_an_upload_that_breaks_off_half_way_leaves_nothing(cast, as_, live_server):
    client = as_(cast.sari)
    client.get(NEW)
    jar = {name: cookie.value for name, cookie in client.cookies.items()}
    body = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.jpg"\r\n'
    body += b"Content-Type: image/jpeg\r\n\r\n" + photo(size=(900, 900)).read() + b"\r\n--x--\r\n"
    head = [
        "POST /laporan/bukti/ HTTP/1.1",
        f"Host: {live_server.thread.host}:{live_server.thread.port}",
        "Content-Type: multipart/form-data; boundary=x",
        f"Content-Length: {len(body)}",
        f"X-CSRFToken: {jar['csrf']}",
        "Cookie: " + "; ".join(f"{name}={value}" for name, value in jar.items()),
    ]

    def send(content):
        with socket.create_connection((live_server.thread.host, live_server.thread.port), timeout=10) as line:
            line.sendall("\r\n".join([*head, "", ""]).encode() + content)
            line.shutdown(socket.SHUT_WR)
            return line.recv(4096).decode(errors="replace").split("\r\n")[0]

    assert "201" in send(body)
    answer = send(body[: len(body) // 2])

    assert "201" not in answer
    assert "500" not in answer
    assert StoredFile.objects.count() == 1
