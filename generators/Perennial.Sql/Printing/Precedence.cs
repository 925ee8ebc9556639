namespace Perennial.Sql.Printing;

/// <summary>
/// How strongly an expression holds together, weakest first: the table of the documentation's section "Operator Precedence" and the
/// grammar's declarations behind it.
/// </summary>
internal enum Precedence
{
    Lowest,
    Or,
    And,
    Not,
    Is,
    Comparison,
    Pattern,
    Operator,
    Additive,
    Multiplicative,
    Power,
    AtTimeZone,
    Collate,
    Sign,
    Cast,
    Primary,
}
