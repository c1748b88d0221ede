import shutil
import socket
import ssl
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import httpx
import pytest

from averment.page.intake.address import PrivateAddressError, PublicTransport, is_public


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "64:ff9b::5db8:d70e"])
def test_addresses_of_the_internet_are_public(address):
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "127.8.8.8",
        "0.0.0.0",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",  # where clouds keep their machines' keys
        "100.64.0.1",
        "192.0.2.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "fe80::1%eth0",
        "fc00::1",
        "ff02::1",
        "2001:db8::1",
        "::127.0.0.1",
        "fec0::1",
        "64:ff9b:1::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "2002:7f00:1::",
        "2002:a00:1::1",
        "64:ff9b::7f00:1",
        "64:ff9b::a9fe:a9fe",
    ],
)
def test_addresses_of_this_machine_and_of_private_networks_are_not(address):
    assert not is_public(address)


def resolving(monkeypatch, *answers):
    """Make each look-up of a name give the next answer, and note which addresses are connected to."""
    connected, looked_up = [], []

    def getaddrinfo(host, port, *_, **__):
        # httpcore looks up again what it connects to; an address stands for itself.
        try:
            socket.inet_pton(socket.AF_INET6 if ":" in host else socket.AF_INET, host)
        except OSError:
            found = answers[min(len(looked_up), len(answers) - 1)]
            looked_up.append(host)
        else:
            found = [host]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in found]

    def connect(address, *_, **__):
        connected.append(address[0])
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    monkeypatch.setattr(socket, "create_connection", connect)
    return connected


def get(url: str, **options) -> None:
    with httpx.Client(transport=PublicTransport(**options)) as client:
        client.get(url)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:8000/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://localhost/",
    ],
)
def test_no_spelling_of_this_machine_is_opened(url):
    with pytest.raises(PrivateAddressError):
        get(url)


def test_a_public_name_of_a_private_address_is_not_opened(monkeypatch):
    connected = resolving(monkeypatch, ["10.0.0.7"])
    with pytest.raises(PrivateAddressError, match=r"inside.example is 10\.0\.0\.7"):
        get("https://inside.example/")
    assert connected == []


def test_the_address_that_was_checked_is_the_one_connected_to(monkeypatch):
    """A name that is public at the first look-up and private at the second (DNS rebinding) gains nothing."""
    connected = resolving(monkeypatch, ["93.184.215.14"], ["127.0.0.1"])
    with pytest.raises(httpx.ConnectError):
        get("http://rebinding.example/")
    assert connected == ["93.184.215.14"]


def test_of_several_addresses_only_public_ones_are_tried_each_in_turn(monkeypatch):
    connected = resolving(monkeypatch, ["10.0.0.7", "93.184.215.14", "93.184.215.15"])
    with pytest.raises(httpx.ConnectError):
        get("http://several.example/")
    assert connected == ["93.184.215.14", "93.184.215.15"]


def test_a_name_that_does_not_resolve_is_a_connection_that_failed(monkeypatch):
    def unknown(*_, **__):
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(httpx.ConnectError, match=r"nowhere\.example does not resolve"):
        get("http://nowhere.example/")


def test_the_host_is_named_to_the_server_though_its_address_is_connected_to(server, monkeypatch):
    url = server.put("/a").replace("127.0.0.1", "localhost")
    get(url, allow_private=True)
    assert url.split("/")[2] == server.headers[0]["Host"]


def test_a_proxy_of_the_environment_is_used_and_resolves_the_names(server, monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", server.base)
    server.put("http://al-marsad.example/1")
    get("http://al-marsad.example/1")
    assert server.asked == ["http://al-marsad.example/1"]


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "[::1]", "localhost", "printer.local", "intranet", "10.0.0.1", "0x7f.1", "127.1"]
)
def test_behind_a_proxy_what_is_private_by_name_is_still_refused(server, monkeypatch, host):
    monkeypatch.setenv("HTTP_PROXY", server.base)
    with pytest.raises(PrivateAddressError):
        get(f"http://{host}/")
    assert server.asked == []


@pytest.mark.parametrize(("proxy", "says"), [("socks5://127.0.0.1:9", "socks"), ("gopher://127.0.0.1:9", "no proxy's")])
def test_a_proxy_that_cannot_be_used_is_named(monkeypatch, proxy, says):
    monkeypatch.setitem(sys.modules, "socksio", None)  # not installed, whatever this machine has
    monkeypatch.setenv("HTTP_PROXY", proxy)
    with pytest.raises(httpx.ProxyError, match=says):
        get("http://al-marsad.example/1")


def test_no_proxy_means_no_proxy(server, monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    get(server.put("/a"), allow_private=True)
    assert server.asked == ["/a"]


@pytest.fixture
def secure(tmp_path, monkeypatch):
    """A server with a certificate for "localhost", which this process trusts, and for no other name."""
    certificate, key = tmp_path / "certificate.pem", tmp_path / "key.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
         "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-keyout", key, "-out", certificate],
        check=True,
        capture_output=True,
    )  # fmt: skip
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_: object) -> None: ...

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    listening = HTTPServer(("127.0.0.1", 0), Handler)
    listening.socket = context.wrap_socket(listening.socket, server_side=True)
    listening.handle_error = lambda *_: None
    thread = threading.Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield listening.server_port
    listening.shutdown()
    thread.join()
    listening.server_close()


@pytest.mark.skipif(not shutil.which("openssl"), reason="no openssl to make a certificate with")
def test_the_certificate_must_be_the_names_though_an_address_is_connected_to(secure, monkeypatch):
    get(f"https://localhost:{secure}/", allow_private=True)
    resolving = socket.getaddrinfo
    monkeypatch.setattr(
        socket,
        "getaddrinfo",
        lambda host, *rest, **more: resolving(host.replace("b.example", "127.0.0.1"), *rest, **more),
    )
    with pytest.raises(httpx.ConnectError, match="certificate"):
        get(f"https://b.example:{secure}/", allow_private=True)
