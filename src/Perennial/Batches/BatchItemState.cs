namespace Perennial;

/// <summary>What a call in a batch promises, and how far it is.</summary>
[Flags]
internal enum BatchItemState : byte
{
    None = 0,

    /// <summary>The server answers it with a result set.</summary>
    HasResultSet = 1,

    /// <summary>There must be a row.</summary>
    IsRequired = 2,

    /// <summary>There may be no second row.</summary>
    IsOnly = 4,

    /// <summary>A row was read.</summary>
    HasRow = 8,

    /// <summary>The server has made all calls, and this one has a result.</summary>
    IsFinished = 16,

    /// <summary>The server has made the call, but its answer is not what was promised.</summary>
    IsRefused = 32,
}
