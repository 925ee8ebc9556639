using System.Collections.Concurrent;

namespace Perennial.Sql.Pipeline;

/// <summary>
/// Results of stages by the content that they depend on. One cache serves the whole process, because analyzers, generator and command line ask
/// for the same stages, and an analyzer keeps nothing from one run to the next. It holds values only, forgets the least recently used ones, and
/// never does I/O. Safe to use from any thread.
/// </summary>
public sealed class StageCache
{
    private readonly ConcurrentDictionary<string, Shelf> _shelves = new(StringComparer.Ordinal);
    private readonly int _capacity;

    /// <param name="capacity">How many results of each stage are kept.</param>
    public StageCache(int capacity = 16384) => _capacity = capacity;

    /// <summary>The cache of this process.</summary>
    public static StageCache Shared { get; } = new();

    /// <summary>How often the stage has run because its result was not there.</summary>
    public long ComputedCount(string stage) => _shelves.TryGetValue(stage, out Shelf? shelf) ? shelf.Computed : 0;

    /// <summary>The result for <paramref name="key"/>, computed when it is not there. Two threads may compute it at once; both get the same object.</summary>
    /// <param name="stage">The stage's name, from <see cref="StageNames"/>.</param>
    /// <param name="key">Everything that the result depends on, compared by value.</param>
    /// <param name="compute">The stage. What it throws (a cancellation) is not kept.</param>
    /// <param name="capacity">How many results of this stage are kept, when that is not the cache's capacity; the first call of the stage decides.</param>
    public TValue GetOrAdd<TKey, TValue>(string stage, TKey key, Func<TKey, TValue> compute, int? capacity = null)
        where TKey : notnull
        where TValue : class
    {
        Shelf shelf = _shelves.GetOrAdd(stage, _ => new Shelf(capacity ?? _capacity));
        if (shelf.TryGet(key, out object? kept)) return (TValue)kept!;
        return (TValue)shelf.Add(key, compute(key));
    }

    // Dictionary plus recency list under one lock: the critical sections are a few pointer writes long.
    private sealed class Shelf(int capacity)
    {
        private readonly Dictionary<object, LinkedListNode<(object Key, object Value)>> _nodes = [];
        private readonly LinkedList<(object Key, object Value)> _recent = [];
        private long _computed;

        public long Computed => Interlocked.Read(ref _computed);

        public bool TryGet(object key, out object? value)
        {
            lock (_nodes)
            {
                if (!_nodes.TryGetValue(key, out LinkedListNode<(object Key, object Value)>? node))
                {
                    value = null;
                    return false;
                }

                _recent.Remove(node);
                _recent.AddFirst(node);
                value = node.Value.Value;
                return true;
            }
        }

        public object Add(object key, object value)
        {
            Interlocked.Increment(ref _computed);
            lock (_nodes)
            {
                if (_nodes.TryGetValue(key, out LinkedListNode<(object Key, object Value)>? first)) return first.Value.Value;
                _nodes.Add(key, _recent.AddFirst((key, value)));
                if (_nodes.Count > capacity && _recent.Last is { } oldest)
                {
                    _recent.RemoveLast();
                    _nodes.Remove(oldest.Value.Key);
                }

                return value;
            }
        }
    }
}
