"""What a room proves itself with: an authority that every laptop makes of the code by itself, and what it vouches for.

Nobody carries a certificate around: who has the code has the authority, and who has another code is told so. They hold
for all times, because the clocks of laptops are wrong and a key that is signed here lives no longer than its room.
"""

from __future__ import annotations

import ssl
from collections.abc import Sequence
from datetime import UTC, datetime
from ipaddress import ip_address
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from cocreation_tui.core.shared.streams import Ring
from cocreation_tui.share.sealing import Keys

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
    from cryptography.x509 import Certificate, CertificateBuilder

FOR_ANCHORS = "anchors.room.invalid"
"""What anchor persons call a room, wherever it is, so that it answers as theirs."""
_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
"""Of the curve P-256."""
_FROM, _UNTIL = datetime(2000, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)
_AUTHORITY, _ROOM = "cocreation code", "cocreation room"


def authority(keys: Keys, ring: Ring = Ring.ALL) -> bytes:
    """What vouches for every room of an initiative, as PEM; nothing in it is secret.

    Whoever has the code for others can make that of all, so anchor persons trust their own alone. Raises
    ``CarrierError``: ``share.no-part`` without the key of that ring.
    """
    from cryptography.hazmat.primitives.serialization import Encoding

    return _vouching(_signing(keys, ring)).public_bytes(Encoding.PEM)


def proving(keys: Keys, hosts: Sequence[str]) -> ssl.SSLContext:
    """How a room answers at some addresses: with a key of its own that the authority vouches for.

    Where it is asked for as ``FOR_ANCHORS`` and has their code, theirs does.
    """
    context = _answering(keys, hosts, Ring.ALL)
    if keys.opens(Ring.INSIDE):
        anchors = _answering(keys, hosts, Ring.INSIDE)

        def asked(one: ssl.SSLSocket | ssl.SSLObject, name: str | None, _: ssl.SSLContext) -> None:
            if name == FOR_ANCHORS:
                one.context = anchors

        context.sni_callback = asked
    return context


def _answering(keys: Keys, hosts: Sequence[str], ring: Ring) -> ssl.SSLContext:
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

    own = ec.generate_private_key(ec.SECP256R1())
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_3
    context.set_alpn_protocols(["postgresql"])
    with TemporaryDirectory(prefix="cocreation-") as folder:  # the library reads it from files alone
        certificate, key = Path(folder, "room.crt"), Path(folder, "room.key")
        certificate.write_bytes(_vouched(own, hosts, _signing(keys, ring)).public_bytes(Encoding.PEM))
        key.touch(0o600)
        key.write_bytes(own.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
        context.load_cert_chain(certificate, key)
    return context


def _signing(keys: Keys, ring: Ring) -> EllipticCurvePrivateKey:
    from cryptography.hazmat.primitives.asymmetric import ec

    number = int.from_bytes(keys.for_room("authority", 48, ring), "big") % (_ORDER - 1) + 1
    return ec.derive_private_key(number, ec.SECP256R1())


def _builder(
    subject: str, own: EllipticCurvePrivateKey, signing: EllipticCurvePrivateKey
) -> CertificateBuilder:
    from cryptography import x509
    from cryptography.x509.oid import NameOID

    def name(said: str) -> x509.Name:
        return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, said)])

    return (
        x509.CertificateBuilder()
        .subject_name(name(subject))
        .issuer_name(name(_AUTHORITY))
        .public_key(own.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(_FROM)
        .not_valid_after(_UNTIL)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(own.public_key()), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(signing.public_key()), critical=False
        )
    )


def _vouching(signing: EllipticCurvePrivateKey) -> Certificate:
    from cryptography import x509
    from cryptography.hazmat.primitives.hashes import SHA256

    signs = x509.KeyUsage(
        *(False, False, False, False, False),
        key_cert_sign=True,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )
    built = _builder(_AUTHORITY, signing, signing).add_extension(
        x509.BasicConstraints(ca=True, path_length=0), critical=True
    )
    return built.add_extension(signs, critical=True).sign(signing, SHA256())


def _vouched(
    own: EllipticCurvePrivateKey, hosts: Sequence[str], signing: EllipticCurvePrivateKey
) -> Certificate:
    from cryptography import x509
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.x509.oid import ExtendedKeyUsageOID

    addresses = [x509.IPAddress(ip_address(one)) for one in hosts]
    named = x509.SubjectAlternativeName([*addresses, x509.DNSName(FOR_ANCHORS)])
    serves = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH])
    built = _builder(_ROOM, own, signing).add_extension(x509.BasicConstraints(False, None), critical=True)
    return (
        built.add_extension(named, critical=False)
        .add_extension(serves, critical=False)
        .sign(signing, SHA256())
    )
