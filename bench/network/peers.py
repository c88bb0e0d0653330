"""Times networkx and igraph on the lists of a CSV file of sponsorships: a line of JSON for each measure.

usage: python3 peers.py FILE ROUNDS; FILE may be gzipped. networkx does each once: it takes long.
"""

import csv
import gzip
import json
import resource
import sys
import time

import igraph
import networkx as nx
from networkx.algorithms import bipartite


def timed(peer, name, rounds, work):
    best, value = None, None
    for _ in range(rounds):
        began = time.perf_counter()
        value = work()
        took = time.perf_counter() - began
        best = took if best is None else min(best, took)
    print(json.dumps({"peer": peer, "measure": name, "seconds": best}), flush=True)
    return value


def load(path):
    opened = gzip.open if path.endswith(".gz") else open
    sponsors, proposals, edges = {}, {}, []
    with opened(path, "rt", encoding="utf-8", newline="") as rows:
        reader = csv.reader(rows)
        next(reader)
        for proposal, day, sponsor, _ in reader:
            if day:
                edges.append((sponsors.setdefault(sponsor, len(sponsors)), proposals.setdefault(proposal, len(proposals))))
    return len(sponsors), len(proposals), edges


def main(path, rounds):
    sponsors, proposals, edges = timed("networkx", "load", 1, lambda: load(path))

    def by_networkx():
        graph = nx.Graph()
        graph.add_nodes_from(range(sponsors))
        graph.add_edges_from((a, ("list", k)) for a, k in edges)
        return graph

    lists = by_networkx()
    graph = timed("networkx", "projection", 1, lambda: bipartite.weighted_projected_graph(lists, range(sponsors)))
    for _, _, d in graph.edges(data=True):
        d["distance"] = 1 / d["weight"]
    for name, work in (
        ("closeness", lambda: nx.closeness_centrality(graph, distance="distance")),
        ("betweenness", lambda: nx.betweenness_centrality(graph, weight="distance")),
        ("betweenness, BINARY", lambda: nx.betweenness_centrality(graph)),
        ("eigenvector", lambda: nx.eigenvector_centrality_numpy(graph, weight="weight")),
        ("PageRank", lambda: nx.pagerank(graph, weight="weight", tol=1e-15, max_iter=1000)),
        ("clustering", lambda: nx.clustering(graph)),
        ("core", lambda: nx.core_number(graph)),
        ("communities", lambda: nx.algorithms.community.louvain_communities(graph, weight="weight", seed=1)),
    ):
        timed("networkx", name, 1, work)
    whole = igraph.Graph.Bipartite([0] * sponsors + [1] * proposals, [(a, sponsors + k) for a, k in edges])
    made = timed("igraph", "projection", rounds, lambda: whole.bipartite_projection(multiplicity=True, which=0))
    weights = made.es["weight"]
    distances = [1 / w for w in weights]
    for name, work in (
        ("closeness", lambda: made.closeness(weights=distances)),
        ("betweenness", lambda: made.betweenness(weights=distances)),
        ("betweenness, BINARY", lambda: made.betweenness()),
        ("eigenvector", lambda: made.eigenvector_centrality(weights=weights)),
        ("PageRank", lambda: made.pagerank(weights=weights)),
        ("clustering", lambda: made.transitivity_local_undirected(mode="zero")),
        ("core", lambda: made.coreness()),
        ("communities", lambda: made.community_multilevel(weights=weights)),
    ):
        timed("igraph", name, rounds, work)
    print(json.dumps({"peer": "both", "measure": "memory", "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))


main(sys.argv[1], int(sys.argv[2]))
