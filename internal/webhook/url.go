package webhook

import (
	"cmp"
	"net"
	"net/netip"
	"net/url"
	"strings"

	"code.dny.dev/ssrf"

	"proposaltracker/models"
)

// maxURL is the maximum length of a webhook's URL, in bytes.
const maxURL = 2_000

// checkURL checks the URL of a webhook. The addresses of a host name are checked only when a
// delivery is sent.
func (r *Registry) checkURL(field, text string) error {
	if len(text) > maxURL {
		return models.NewProblem(models.TooLong, models.P("length", len(text)), models.P("limit", maxURL), models.P("unit", models.TermBytes)).At(field)
	}
	address, err := url.Parse(text)
	if err != nil || (address.Scheme != "https" && address.Scheme != "http") || address.Hostname() == "" {
		return models.NewProblem(models.Malformed, models.P("value", text), models.P("type", models.TermURL),
			models.P("example", "https://hooks.example.org/events")).At(field)
	}
	if address.User != nil || address.Fragment != "" {
		return models.NewProblem(models.URLNotAllowed, models.P("problem", models.TermCredentials)).At(field)
	}
	if r.validateURL == nil {
		return nil
	}
	return models.At(field, r.validateURL(address))
}

// ValidateURL returns an error if deliveries cannot be sent to a URL. It does not resolve host
// names; the addresses are checked when the connection is opened.
func (c Config) ValidateURL(address *url.URL) error {
	if c.AllowPrivate {
		return nil
	}
	if address.Scheme != "https" {
		return notAllowed(models.TermNotHTTPS)
	}
	host, port := address.Hostname(), cmp.Or(address.Port(), "443")
	switch {
	case port != "443":
		return notAllowed(models.TermPortNotAllowed)
	case host == "localhost" || strings.HasSuffix(host, ".localhost"):
		return notAllowed(models.TermAddressPrivate)
	default:
		return validateIP(host)
	}
}

// validateIP returns an error for a private IP address. It accepts all host names.
func validateIP(host string) error {
	number, err := netip.ParseAddr(host)
	if err != nil {
		return nil //nolint:nilerr // host is a name
	}
	protocol := "tcp6"
	if number.Is4() {
		protocol = "tcp4"
	}
	if newGuard().Safe(protocol, net.JoinHostPort(host, "443"), nil) != nil {
		return notAllowed(models.TermAddressPrivate)
	}
	return nil
}

func notAllowed(because models.Term) error {
	return models.NewProblem(models.URLNotAllowed, models.P("problem", because))
}

// newGuard returns a guard that rejects private, reserved and similar addresses.
func newGuard() *ssrf.Guardian {
	return ssrf.New(ssrf.WithPorts(443), ssrf.WithNetworks("tcp4", "tcp6"))
}
