namespace Perennial;

/// <summary>A procedure returned no row, or more rows than one, where exactly one was promised.</summary>
public sealed class UnexpectedRowCountException : PerennialException
{
    private UnexpectedRowCountException(string procedure, string message)
        : base(message) => Procedure = procedure;

    /// <summary>Schema and name of the procedure.</summary>
    public string Procedure { get; }

    internal static UnexpectedRowCountException NoRow(string procedure) =>
        new(procedure, $"{procedure} returned no row, but its caller relies on exactly one. Use :one for a row that may be missing.");

    internal static UnexpectedRowCountException SeveralRows(string procedure) =>
        new(procedure, $"{procedure} returned more than one row, but its caller relies on exactly one. Use :one to ignore further rows, or :many to have them all.");
}
