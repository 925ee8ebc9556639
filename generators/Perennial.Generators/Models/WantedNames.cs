using Perennial.Sql.Procedures;

namespace Perennial.Generators.Models;

/// <summary>The names that a procedure asks for, before others' are known; made once a procedure, since all of them are looked at again at each keystroke.</summary>
internal sealed class WantedNames
{
    private WantedNames(Procedure procedure)
    {
        Group = NameConversion.Pascal(procedure.Group);
        Name = NameConversion.Pascal(procedure.DeclaredName);
        SharedRow = procedure.RowName is { } shared ? NameConversion.Pascal(shared) : null;
        if (MethodModelBuilder.ReturnsRow(procedure)) Row = SharedRow ?? Name + "Row";
        OwnRow = SharedRow is null ? Row : null;
        HasMore = !procedure.Orders.IsEmpty || !procedure.Items.IsEmpty || !procedure.Embedded.IsEmpty || !procedure.PageColumns.IsEmpty;
    }

    /// <summary>Of the group.</summary>
    public string Group { get; }

    /// <summary>Of the method, and what other names begin with.</summary>
    public string Name { get; }

    /// <summary>The record that <c>-- row:</c> names; null without.</summary>
    public string? SharedRow { get; }

    /// <summary>The record of a row; null where there is none.</summary>
    public string? Row { get; }

    /// <summary>The same where it is the procedure's own, and may so get a number.</summary>
    public string? OwnRow { get; }

    /// <summary>Whether there is an order, an item, a part of a row or a cursor.</summary>
    public bool HasMore { get; }

    public static WantedNames Of(Procedure procedure) => procedure.Names.Get(procedure) as WantedNames ?? (WantedNames)procedure.Names.Set(procedure, new WantedNames(procedure));
}
