namespace Perennial.Sql.Catalog;

/// <summary>What logical replication tells of a row that was changed or deleted (<c>relreplident</c>).</summary>
public enum ReplicaIdentity
{
    /// <summary>The primary key, if there is one.</summary>
    Default,

    Nothing,
    Full,

    /// <summary>The columns of the index that is marked so.</summary>
    Index,
}
