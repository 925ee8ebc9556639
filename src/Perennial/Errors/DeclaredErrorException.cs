using Npgsql;

namespace Perennial;

/// <summary>An error that a procedure declares. Generated code has a derived class for each name.</summary>
public abstract class DeclaredErrorException : PerennialException
{
    /// <param name="procedure">Schema and name of the procedure.</param>
    /// <param name="inner">What the server said.</param>
    protected DeclaredErrorException(string procedure, PostgresException inner)
        : base(inner.MessageText, inner)
    {
        Procedure = procedure;
        SqlState = inner.SqlState;
    }

    /// <summary>Schema and name of the procedure.</summary>
    public string Procedure { get; }

    /// <summary>Five characters.</summary>
    public string SqlState { get; }
}
