"""Compares every measure of a network with networkx, igraph and scipy, to 1e-9 of each number.

usage: python3 measures.py FILE, where FILE is the JSON that the Go test TestMeasuresAgreeWithNetworkx
writes: lists of sponsors, and the results of this project. Ties and weights are computed again
from the lists; the expected values do not use the project's results.
"""

import itertools
import json
import math
import sys
from collections import defaultdict
from fractions import Fraction

import igraph
import networkx as nx
import numpy as np
from networkx.algorithms import bipartite
from networkx.algorithms.community import modularity
from scipy.optimize import brentq

TOLERANCE = 1e-9
# Exact fractions decide which paths are equally short; beyond this many pairs of nodes and ties they
# take too long, and igraph, which allows for the last digits, is asked alone.
EXACT_PATHS = 150_000
told = []


def same(name, got, want, tolerance=TOLERANCE):
    got, want = np.asarray(got, float), np.asarray(want, float)
    assert got.shape == want.shape, f"{name}: {got.shape} numbers, want {want.shape}"
    if got.size == 0:
        return
    scale = np.maximum(np.abs(want), 1e-12 * max(1.0, np.abs(want).max()))
    off = np.abs(got - want) / scale
    off[np.abs(got - want) < 1e-13 * max(1.0, np.abs(want).max())] = 0
    worst = int(off.argmax())
    assert off.max() <= tolerance, f"{name}: number {worst} is {got.flat[worst]!r}, want {want.flat[worst]!r}: {off.max():.1e} apart"


def pairs(lists):
    shared, newman, fowler = defaultdict(int), defaultdict(Fraction), defaultdict(Fraction)
    for members, lead in lists:
        for a, b in itertools.combinations(sorted(members), 2):
            shared[a, b] += 1
            newman[a, b] += Fraction(1, len(members) - 1)
        if lead in members and len(members) > 1:
            for a in members:
                if a != lead:
                    fowler[a, lead] += Fraction(1, len(members) - 1)
    return shared, newman, fowler


def graphs(nodes, lists):
    """One graph a weight, its weights and distances exact."""
    shared, newman, fowler = pairs(lists)
    made = {}
    for name, kind, weights in (
        ("BINARY", nx.Graph, {e: Fraction(1) for e in shared}),
        ("SHARED", nx.Graph, {e: Fraction(n) for e, n in shared.items()}),
        ("NEWMAN", nx.Graph, newman),
        ("FOWLER", nx.DiGraph, fowler),
    ):
        graph = kind()
        graph.add_nodes_from(range(nodes))
        for (a, b), weight in weights.items():
            graph.add_edge(a, b, weight=float(weight), distance=1 / weight)
        made[name] = graph
    return made


def check_projection(data, made):
    """The weights against networkx's own projections of the bipartite graph."""
    b = nx.Graph()
    b.add_nodes_from(range(data["sponsors"]))
    for number, (members, _) in enumerate(data["lists"]):
        b.add_edges_from((member, f"list {number}") for member in members)
    nodes = range(data["sponsors"])
    for weight, projected in (
        ("SHARED", bipartite.weighted_projected_graph(b, nodes)),
        ("NEWMAN", bipartite.collaboration_weighted_projected_graph(b, nodes)),
    ):
        want = {tuple(sorted((u, v))): d["weight"] for u, v, d in projected.edges(data=True)}
        got = {(a, b): w for a, b, w in data["ties"][weight]}
        assert got.keys() == want.keys(), f"{weight}: {len(got)} ties, want {len(want)}"
        same(f"ties {weight}", list(got.values()), [want[e] for e in got])
    got = {(a, b): w for a, b, w in data["ties"]["FOWLER"]}
    want = {(u, v): d["weight"] for u, v, d in made["FOWLER"].edges(data=True)}
    assert got.keys() == want.keys(), f"FOWLER: {len(got)} ties, want {len(want)}"
    same("ties FOWLER", list(got.values()), [want[e] for e in got])
    told.append("ties and their weights")


def in_order(values, nodes):
    return [values[node] for node in range(nodes)]


def as_igraph(graph):
    made = igraph.Graph(n=graph.number_of_nodes(), edges=list(graph.edges()), directed=graph.is_directed())
    made.es["distance"] = [float(d["distance"]) for _, _, d in graph.edges(data=True)]
    made.es["weight"] = [d["weight"] for _, _, d in graph.edges(data=True)]
    return made


def check_paths(name, graph, got, nodes):
    exact = nodes * graph.number_of_edges() <= EXACT_PATHS
    other = as_igraph(graph)
    pairs_of = (nodes - 1) * (nodes - 2) / (1 if graph.is_directed() else 2)
    if pairs_of > 0 and graph.number_of_edges() > 0:
        want = np.array(other.betweenness(directed=graph.is_directed(), weights="distance")) / pairs_of
        # igraph holds lengths to be the same within 1e-10 of them, this project within 1e-12.
        same(f"betweenness {name}, igraph", got["betweenness"], want)
    distance = None if name == "BINARY" else "distance"
    if name == "BINARY" or exact:
        same(f"betweenness {name}", got["betweenness"], in_order(nx.betweenness_centrality(graph, weight=distance), nodes))
        told.append(f"betweenness {name} (networkx, igraph)")
    else:
        told.append(f"betweenness {name} (igraph alone)")
    if not exact:  # the distances need not be exact to be added up
        for _, _, d in graph.edges(data=True):
            d["distance"] = float(d["distance"])
    same(f"closeness {name}", got["closeness"], in_order(nx.closeness_centrality(graph, distance=distance), nodes))
    told.append(f"closeness {name}")


def check_eigenvector(name, graph, got, nodes):
    whole = graph.to_undirected() if not graph.is_directed() else nx.Graph()
    if graph.is_directed():
        whole.add_nodes_from(range(nodes))
        for a, b, d in graph.edges(data=True):
            before = whole.get_edge_data(a, b, {"weight": 0})["weight"]
            whole.add_edge(a, b, weight=before + d["weight"])
    if whole.number_of_edges() == 0:
        assert not any(got), f"eigenvector {name} of no ties: {got}"
        return whole
    # Where the graph falls apart, the eigenvector is that of the part with the greatest eigenvalue: networkx
    # would give any of the vectors of a degenerate space. So each part is asked for by itself, and where two
    # have the same eigenvalue nothing is compared.
    parts = []
    for part in nx.connected_components(whole):
        part = sorted(part)
        matrix = nx.to_numpy_array(whole, nodelist=part)
        parts.append((np.linalg.eigvalsh(matrix)[-1], part))
    parts.sort(reverse=True)
    if len(parts) > 1 and parts[0][0] - parts[1][0] < 1e-9 * parts[0][0]:
        return whole
    want = np.zeros(nodes)
    part = parts[0][1]
    if len(part) > 2:
        for node, value in nx.eigenvector_centrality_numpy(whole.subgraph(part), weight="weight").items():
            want[node] = value
    else:
        want[part] = 1 / math.sqrt(len(part))
    same(f"eigenvector {name}", got, want, 1e-7 if len(part) > 2 else TOLERANCE)
    # networkx asks ARPACK, which is content with less for what is near zero: the equation itself decides.
    matrix = nx.to_numpy_array(whole, nodelist=range(nodes))
    vector = np.array(got)
    residue = np.abs(matrix @ vector - parts[0][0] * vector).max() / parts[0][0]
    assert residue < 1e-11, f"eigenvector {name}: A x - lambda x is {residue:.1e}"
    told.append(f"eigenvector {name}")
    return whole


def check_communities(name, whole, data, nodes):
    got = data["communities"][name]
    parts = defaultdict(set)
    for node, part in enumerate(got["of"]):
        parts[part].add(node)
    if whole.number_of_edges() == 0:
        return
    own = modularity(whole, parts.values(), weight="weight")
    same(f"modularity {name}", [got["modularity"]], [own], 1e-9)
    made = igraph.Graph(n=nodes, edges=list(whole.edges()))
    made.es["weight"] = [d["weight"] for _, _, d in whole.edges(data=True)]
    others = {
        "networkx's Louvain": max(
            modularity(whole, nx.algorithms.community.louvain_communities(whole, weight="weight", seed=seed), weight="weight") for seed in range(3)
        ),
        "igraph's Louvain": made.community_multilevel(weights="weight").modularity,
    }
    for other, theirs in others.items():
        assert own > theirs - 1e-3, f"communities {name}: modularity {own}, that of {other} {theirs}"
    told.append(f"communities {name}: modularity {own:.6f}, " + ", ".join(f"{o} {t:.6f}" for o, t in others.items()))


def fit(sponsors, lists):
    """The bipartite configuration model by plain iteration over degrees: its own method, unlike the project's."""
    rows = np.zeros(sponsors)
    for members, _ in lists:
        rows[list(members)] += 1
    columns = np.array([len(members) for members, _ in lists], float)
    # Sponsors on all lists, and lists with all sponsors, are certain; the rest is fitted.
    p = np.full((sponsors, len(lists)), np.nan)
    free_rows, free_columns = list(range(sponsors)), list(range(len(lists)))
    changed = True
    while changed and free_rows and free_columns:
        changed = False
        for axis, free, others, degree in ((0, free_rows, free_columns, rows), (1, free_columns, free_rows, columns)):
            for i in list(free):
                fixed = p[i, :] if axis == 0 else p[:, i]
                left = degree[i] - np.nansum(fixed)
                if left in (0, len(others)):
                    value = 1.0 if left else 0.0
                    for j in others:
                        p[(i, j) if axis == 0 else (j, i)] = value
                    free.remove(i)
                    changed = True
    if not free_rows or not free_columns:
        return p
    r = np.array([rows[i] - np.nansum(p[i, :]) for i in free_rows])
    c = np.array([columns[k] - np.nansum(p[:, k]) for k in free_columns])
    kinds_r, of_r, count_r = np.unique(r, return_inverse=True, return_counts=True)
    kinds_c, of_c, count_c = np.unique(c, return_inverse=True, return_counts=True)
    alpha, beta = np.zeros(len(kinds_r)), np.log(kinds_c / (len(r) - kinds_c + 1e-9))
    logistic = lambda x: 1 / (1 + np.exp(-x))  # noqa: E731

    def solve(own, other, target, weights):
        return np.array([brentq(lambda x: (weights * logistic(x + other)).sum() - t, -60, 60, xtol=1e-14, rtol=1e-15) for t in target])

    for _ in range(20000):
        alpha_next = solve(alpha, beta, kinds_r, count_c)
        beta_next = solve(beta, alpha_next, kinds_c, count_r)
        moved = max(np.abs(alpha_next - alpha).max(), np.abs(beta_next - beta).max())
        alpha, beta = alpha_next, beta_next
        if moved < 1e-13:
            break
    p[np.ix_(free_rows, free_columns)] = logistic(alpha[:, None] + beta[None, :])[np.ix_(of_r, of_c)]
    return p


def check_significance(data):
    p = fit(data["sponsors"], data["lists"])
    chosen = data["significance"]
    step = max(1, len(chosen) // 300)
    for a, b, shared, got in chosen[::step]:
        # The Poisson-binomial distribution, one draw after the other.
        distribution = np.zeros(len(data["lists"]) + 1)
        distribution[0] = 1
        for q in p[a] * p[b]:
            distribution[1:] = distribution[1:] * (1 - q) + distribution[:-1] * q
            distribution[0] *= 1 - q
        same(f"significance of {a}-{b}", [got], [min(1.0, distribution[shared:].sum())], 1e-7)
    told.append(f"significance of {len(chosen[::step])} ties")


def main(path):
    data = json.load(open(path, encoding="utf-8"))
    nodes = data["sponsors"]
    made = graphs(nodes, data["lists"])
    check_projection(data, made)
    for name, graph in made.items():
        got = data["weights"][name]
        strength = graph.in_degree(weight="weight") if name == "FOWLER" else graph.degree(weight="weight")
        same(f"strength {name}", got["strength"], in_order(dict(strength), nodes))
        rank = nx.pagerank(graph, weight="weight", tol=1e-15, max_iter=2000)
        same(f"PageRank {name}", got["pageRank"], in_order(rank, nodes))
        told.append(f"PageRank {name}")
        check_paths(name, graph, got, nodes)
        whole = check_eigenvector(name, graph, got["eigenvector"], nodes)
        check_communities(name, whole, data, nodes)
    plain = made["BINARY"]
    same("degree", data["degree"], in_order(dict(plain.degree()), nodes))
    same("clustering", data["clustering"], in_order(nx.clustering(plain), nodes))
    same("core", data["core"], in_order(nx.core_number(plain), nodes))
    same("core, igraph", data["core"], as_igraph(plain).coreness())
    same("density", [data["density"]], [nx.density(plain) if nodes > 1 else 0])
    assert data["components"] == nx.number_connected_components(plain), "components"
    # Fowler's connectedness where all reach all: the inverse of the mean of the shortest distances.
    directed = made["FOWLER"]
    if nodes > 1 and nx.is_strongly_connected(directed):
        for node, got in enumerate(data["connectedness"]):
            lengths = nx.single_source_dijkstra_path_length(directed.reverse(copy=False), node, weight="distance")
            same(f"connectedness of {node}", [got], [float((nodes - 1) / sum(lengths.values()))])
        told.append("connectedness, as Fowler defines it")
    else:
        same("connectedness", data["connectedness"], data["weights"]["FOWLER"]["closeness"])
        told.append("connectedness (not all reach all: it is the closeness of Fowler's ties)")
    told.append("degree, strength, clustering, core, density, components")
    check_significance(data)
    print(f"{path}: {nodes} sponsors, {len(data['lists'])} lists agree in")
    for line in told:
        print("  " + line)


main(sys.argv[1])
