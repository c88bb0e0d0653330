"""Reads every format of a network with networkx, and compares it with what was written.

usage: python3 formats.py DIR, where DIR holds the files and expected.json, as the Go test
TestFormatsAreReadByNetworkx leaves them.
"""

import csv
import io
import json
import pathlib
import sys

import networkx as nx


def edges_of(graph, expected):
    """The ties as the expectation has them: in order, undirected ones from the lesser code on."""
    found = []
    for a, b, data in graph.edges(data=True):
        if not expected["directed"] and a > b:
            a, b = b, a
        found.append([a, b, float(data["weight"])] + [data[name] for name in ("shared",) if name in data])
    return sorted(found)


def check(name, graph, expected, with_names=True, with_shared=True):
    assert graph.is_directed() == expected["directed"], f"{name}: directed is {graph.is_directed()}"
    assert not graph.is_multigraph(), f"{name}: it is a multigraph"
    want = {node["code"]: node for node in expected["nodes"]}
    assert sorted(graph.nodes) == sorted(want), f"{name}: nodes {sorted(graph.nodes)}"
    if with_names:
        for code, data in graph.nodes(data=True):
            got = data.get("name", data.get("label"))
            assert got == want[code]["name"], f"{name}: {code} is called {got!r}"
            assert data["proposals"] == want[code]["proposals"], f"{name}: {code} is on {data['proposals']!r} lists"
            assert data["submitted"] == want[code]["submitted"], f"{name}: {code} submitted {data['submitted']!r}"
    ties = sorted([t["a"], t["b"], t["weight"]] + ([t["shared"]] if with_shared else []) for t in expected["ties"])
    got = edges_of(graph, expected)
    assert got == ties, f"{name}: ties\n{got}\nwant\n{ties}"


def spells_of(data):
    """networkx makes the text None of an end that is not there."""
    return [[end if end not in (None, "None") else "" for end in spell] for spell in data.get("spells", [])]


def check_gexf(path, expected):
    """networkx 2 knows the namespaces up to GEXF 1.2, whose elements these are as well."""
    text = path.read_text(encoding="utf-8")
    if "1.3" not in nx.readwrite.gexf.GEXF.versions:
        text = text.replace("http://gexf.net/1.3", "http://www.gexf.net/1.2draft").replace('version="1.3"', 'version="1.2"')
    graph = nx.read_gexf(io.BytesIO(text.encode()))
    check("GEXF", graph, expected)
    for code, data in graph.nodes(data=True):
        want = next(node["spells"] for node in expected["nodes"] if node["code"] == code)
        got = spells_of(data)
        assert got == want, f"GEXF: spells of {code} are {got}, want {want}"
    for tie in expected["ties"]:
        got = spells_of(graph.edges[tie["a"], tie["b"]])
        assert got == tie["spells"], f"GEXF: spells of {tie['a']}-{tie['b']} are {got}, want {tie['spells']}"


def check_node_link(path, expected):
    data = json.loads(path.read_text(encoding="utf-8"))
    try:
        graph = nx.node_link_graph(data, edges="links")
    except TypeError:  # before 3.4
        graph = nx.node_link_graph(data)
    check("node-link", graph, expected)
    assert graph.graph == {"weight": expected["weight"], "asOf": expected["asOf"]}, f"node-link: {graph.graph}"


def check_tables(folder, expected):
    with open(folder / "network-projection.csv", newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    got = sorted([row["a"], row["b"], float(row["weight"]), int(row["shared"])] for row in rows)
    assert got == sorted([t["a"], t["b"], t["weight"], t["shared"]] for t in expected["ties"]), f"projection: {got}"
    called = {node["code"]: node["name"] for node in expected["nodes"]}
    for row in rows:
        assert (row["a_name"], row["b_name"]) == (called[row["a"]], called[row["b"]]), f"projection: {row}"
    with open(folder / "network.csv", newline="", encoding="utf-8") as file:
        spells = list(csv.DictReader(file))
    assert spells == expected["spells"], f"bipartite: {spells}\nwant {expected['spells']}"
    if not expected["directed"] and expected["weight"] in ("SHARED", "NEWMAN"):
        check_projection(spells, expected)


def check_projection(spells, expected):
    """The ties come out of the bipartite list by networkx's own projections."""
    lists = nx.Graph()
    sponsors = {row["sponsor"] for row in spells}
    lists.add_nodes_from(sponsors, bipartite=0)
    lists.add_edges_from((row["sponsor"], row["proposal"]) for row in spells)
    project = nx.bipartite.weighted_projected_graph
    if expected["weight"] == "NEWMAN":
        project = nx.bipartite.collaboration_weighted_projected_graph
    got = {frozenset((a, b)): w for a, b, w in project(lists, sponsors).edges(data="weight")}
    want = {frozenset((t["a"], t["b"])): t["weight"] for t in expected["ties"]}
    assert got.keys() == want.keys(), "bipartite: other ties come of it"
    for pair, weight in want.items():
        assert abs(got[pair] - weight) <= 1e-12 * weight, f"bipartite: {sorted(pair)} weighs {got[pair]}, want {weight}"


def main(folder):
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    check("GraphML", nx.read_graphml(folder / "network.graphml"), expected)
    check_gexf(folder / "network.gexf", expected)
    pajek = nx.read_pajek(folder / "network.net")
    simple = nx.DiGraph(pajek) if expected["directed"] else nx.Graph(pajek)
    assert simple.number_of_edges() == pajek.number_of_edges(), "Pajek: a tie is there twice"
    check("Pajek", simple, expected, with_names=False, with_shared=False)
    check_node_link(folder / "network.json", expected)
    check_tables(folder, expected)
    print(f"networkx {nx.__version__} reads {len(expected['nodes'])} sponsors and {len(expected['ties'])} ties in every format")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
