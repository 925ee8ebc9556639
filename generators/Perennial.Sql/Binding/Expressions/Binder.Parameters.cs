using Perennial.Sql.Catalog;
using Perennial.Sql.Findings;
using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Sql.Binding;

/// <summary>Parameters, whose types the first use that tells settles (PostgreSQL documentation, PREPARE).</summary>
internal sealed partial class Binder
{
    private void DeclareVariables()
    {
        int number = 0;
        foreach (BoundVariable variable in _options.Variables)
        {
            number++;
            Parameters.Add(new(variable.Name.Length == 0 ? null : variable.Name, number)
            {
                Type = variable.Type.Oid,
                Typmod = variable.Type.Typmod,
                IsDeclared = true,
                DeclaredNullable = variable.IsNullable,
            });
        }
    }

    private BoundParameterReference BindParameter(PositionalParameter node)
    {
        if (Parameters.FindByNumber(node.Number) is null && _options.ParametersAreDeclared)
        {
            throw Refused(node.Span, "42P02", $"there is no parameter ${node.Number}; {ArgumentCount()}");
        }

        if (node.Number is < 1 or > 65535) throw Refused(node.Span, "42P02", $"there is no parameter ${node.Number}");
        return Refer(Parameters.ByNumber(node.Number), node.Span);

        string ArgumentCount() => _options.Variables.Count switch { 0 => "the routine has no arguments", 1 => "the routine has 1 argument", int count => $"the routine has {count} arguments" };
    }

    private BoundParameterReference BindParameter(NamedParameter node) => BindNamedParameter(node.Name, node.IsNullable, node.Span);

    private BoundParameterReference BindNamedParameter(string name, bool? isNullable, TextSpan span)
    {
        ParameterSlot slot = Parameters.ByName(name);
        if (isNullable is not null)
        {
            if (slot.DeclaredNullable is { } declared && declared != isNullable)
            {
                throw Fail(FindingRules.Annotation, span, "42601", $"Parameter @{name} is written with ? in one place and with ! in another; write one of them throughout.");
            }

            slot.DeclaredNullable = isNullable;
        }

        return Refer(slot, span);
    }

    private static BoundParameterReference Refer(ParameterSlot slot, TextSpan span)
    {
        BoundParameterReference reference = new(slot, span);
        slot.References.Add(reference);
        if (!slot.Places.Contains(span)) slot.Places.Add(span);
        return reference;
    }

    private BoundParameterReference SettleParameter(BoundParameterReference reference, uint target)
    {
        ParameterSlot slot = reference.Slot;
        if (slot.Type == TypeOid.Unknown)
        {
            slot.Type = target;
        }
        else if (slot.Type != target)
        {
            throw Mismatch(reference.Span, $"inconsistent types deduced for parameter {Display(slot)}: {TypeName(slot.Type)} versus {TypeName(target)}", "42P08");
        }

        reference.Settle(target);
        return reference;
    }

    /// <summary>What the server checks when a statement is bound: every use has the type that was deduced, every number one.</summary>
    public void CheckParameters()
    {
        foreach (ParameterSlot slot in Parameters.Slots)
        {
            foreach (BoundParameterReference reference in slot.References)
            {
                if (reference.Type != slot.Type && slot.Type != TypeOid.Unknown && !slot.IsDeclared)
                {
                    throw Mismatch(reference.Span, $"could not determine data type of parameter {Display(slot)} here, although it is {TypeName(slot.Type)} elsewhere; write {Display(slot)}::{TypeName(slot.Type)}", "42P08");
                }
            }
        }
    }

    /// <summary>The first parameter without a type, which the server refuses last of all.</summary>
    public void CheckParameterTypes(TextSpan statement)
    {
        int highest = 0;
        foreach (ParameterSlot slot in Parameters.Slots)
        {
            if (slot.IsDeclared) continue;
            highest = Math.Max(highest, slot.Number);
        }

        for (int number = 1; number <= highest; number++)
        {
            if (_options.ParametersAreDeclared) break;
            ParameterSlot? slot = Parameters.Slots.Find(candidate => candidate.Number == number);
            if (slot is not null && slot.Type != TypeOid.Unknown) continue;
            TextSpan span = slot is { Places.Count: > 0 } ? slot.Places[0] : statement;
            string advice = slot is null ? "number the parameters without gaps" : $"write its type, as in {Display(slot)}::text";
            throw Mismatch(span, $"could not determine data type of parameter {(slot is null ? "$" + number : Display(slot))}; {advice}", "42P18");
        }
    }

    private static string Display(ParameterSlot slot) => slot.Name is null ? "$" + slot.Number : "@" + slot.Name;
}
