-- Coordinators write what stays inside: internal meetings they hold, and the whole of their notes.
--
-- They read of it what their own login has written, so that a backup that was put back, and whatever was told anew,
-- reaches them as everything else does. What others write inside is read by anchors alone, as before. Which login has
-- written stands with the stream: who uses a laptop now proves nothing, since everybody knows what each is called.

ALTER TABLE cc.stream ADD COLUMN login text;    -- of the laptop that may go on with it, as far as it was known then
UPDATE cc.stream s SET login = l.login FROM cc.laptop l WHERE l.initiative = s.initiative AND l.laptop = s.writer;

CREATE FUNCTION cc.my_inner_streams() RETURNS TABLE (initiative uuid, stream text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
    SELECT s.initiative, s.stream
    FROM cc.member m
    JOIN cc.stream s ON s.initiative = m.initiative AND s.login = m.login
    WHERE m.login = session_user AND m.revoked IS NULL AND m.part <> 'reader' AND s.ring = 'inside'
$$;

CREATE POLICY read_own ON cc.stream FOR SELECT TO cc_member
    USING ((initiative, stream) IN (SELECT * FROM cc.my_inner_streams()));
CREATE POLICY read_own ON cc.step FOR SELECT TO cc_member
    USING ((initiative, stream) IN (SELECT * FROM cc.my_inner_streams()));

CREATE OR REPLACE FUNCTION cc.check_part(the_initiative uuid, the_ring text) RETURNS text
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    the_part text := cc.my_part(the_initiative);
BEGIN
    IF the_part IS NULL OR the_part = 'reader' THEN
        PERFORM cc.refuse('CC004', 'no part that may write this');
    END IF;
    RETURN the_part;
END $$;

CREATE FUNCTION cc.check_inside(held cc.stream, the_writer uuid, the_by uuid, is_whole boolean) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    -- Whoever is no anchor writes inside only streams of their own, and gives them to nobody who could not be told from here.
    IF the_writer <> the_by THEN
        PERFORM cc.refuse('CC004', 'only an anchor gives this to another laptop');
    ELSIF held.writer <> the_by OR (held.ring = 'inside' AND held.generation > 0
                                    AND held.login IS DISTINCT FROM session_user AND NOT is_whole) THEN
        PERFORM cc.refuse('CC001', 'another writes this stream');
    END IF;
    -- Who says the whole of it has it, and is told nothing by going on with it under another login than before; where the
    -- laptop is still another's it is refused nevertheless.
    PERFORM cc.use_laptop(held.initiative, the_by);
    UPDATE cc.stream s SET login = session_user WHERE s.initiative = held.initiative AND s.stream = held.stream;
END $$;

CREATE OR REPLACE FUNCTION cc.append(
    the_initiative uuid, the_stream text, the_ring text, the_generation integer, the_after integer, the_before bytea,
    the_bodies bytea[], the_writer uuid, the_by uuid, is_away boolean, the_laptop uuid
) RETURNS cc.stream
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    the_part text := cc.check_part(the_initiative, the_ring);
    many integer := cardinality(the_bodies);
    digests bytea[];
    there integer := 0;                 -- how many of these steps are there already
    held cc.stream;
BEGIN
    IF (the_stream ~ '^[a-z0-9-]{1,100}$' AND the_ring IN ('all', 'inside') AND the_generation > 0 AND the_after >= 0
        AND octet_length(the_before) = 32 AND array_position(the_bodies, NULL) IS NULL AND many < 1000000
        AND the_writer IS NOT NULL AND the_by IS NOT NULL AND is_away IS NOT NULL AND the_laptop IS NOT NULL) IS NOT TRUE THEN
        PERFORM cc.refuse('CC005', 'misshapen');
    END IF;
    held := cc.held_stream(the_initiative, the_stream, the_ring, the_by);
    digests := cc.chained(the_before, the_bodies);
    IF the_part <> 'anchor' AND 'inside' IN (held.ring, the_ring) THEN
        PERFORM cc.check_inside(held, the_writer, the_by, (the_generation, the_ring, the_after, the_before)
            = (held.generation, held.ring, 0, decode(repeat('00', 32), 'hex'))
            AND many >= held.number AND coalesce(digests[held.number], the_before) = held.digest);
    END IF;
    IF the_part <> 'anchor' AND held.generation = 0 AND the_stream LIKE 'notes-%' AND the_stream NOT IN (
            'notes-' || replace(the_by::text, '-', ''), 'notes-' || replace(the_by::text, '-', '') || '-inside') THEN
        PERFORM cc.refuse('CC001', 'another writes this stream');
    END IF;
    IF the_generation = held.generation AND the_ring = held.ring AND the_after + many <= held.number
        AND cc.digest_after(held, the_after + many) = coalesce(digests[many], the_before)
        AND (many > 0 OR (held.writer, held.away) = (the_writer, is_away)) THEN
        RETURN held;                            -- the same again, whoever says it
    ELSIF the_by <> the_laptop THEN
        PERFORM cc.refuse('CC001', 'a laptop writes for itself');
    END IF;
    PERFORM cc.use_laptop(the_initiative, the_by);

    IF the_generation > held.generation THEN    -- told anew as a whole, or for the first time
        IF held.writer <> the_by AND the_part <> 'anchor' THEN
            PERFORM cc.refuse('CC001', 'another writes this stream');
        ELSIF the_after <> 0 THEN
            PERFORM cc.refuse('CC002', 'a telling begins with its first step');
        ELSIF the_before <> decode(repeat('00', 32), 'hex') THEN
            PERFORM cc.refuse('CC003', 'told otherwise');
        END IF;
        DELETE FROM cc.step s WHERE s.initiative = the_initiative AND s.stream = the_stream;
    ELSE
        there := greatest(0, least(held.number - the_after, many));
        IF held.writer <> the_by THEN
            PERFORM cc.refuse('CC001', 'another writes this stream');
        ELSIF the_generation < held.generation THEN
            PERFORM cc.refuse('CC002', 'it has been told anew');
        ELSIF the_ring <> held.ring THEN
            PERFORM cc.refuse('CC003', 'told otherwise');
        ELSIF the_after > held.number THEN
            PERFORM cc.refuse('CC002', 'steps are missing before these');
        ELSIF cc.digest_after(held, the_after + there) <> coalesce(digests[there], the_before) THEN
            PERFORM cc.refuse('CC003', 'told otherwise');
        END IF;
    END IF;

    INSERT INTO cc.step
    SELECT the_initiative, the_stream, the_generation, the_after + k, the_ring, the_by,
           CASE k WHEN many THEN the_writer ELSE the_by END, digest, body
    FROM unnest(digests, the_bodies) WITH ORDINALITY AS steps (digest, body, k)
    WHERE k > there;
    UPDATE cc.stream s
    SET ring = the_ring, generation = the_generation, number = the_after + many,
        digest = coalesce(digests[many], the_before), writer = the_writer, away = is_away, changed = now(),
        login = CASE the_writer WHEN the_by THEN session_user ELSE (
            SELECT l.login FROM cc.laptop l WHERE l.initiative = the_initiative AND l.laptop = the_writer) END
    WHERE s.initiative = the_initiative AND s.stream = the_stream
    RETURNING * INTO held;
    PERFORM pg_notify('cc_' || replace(the_initiative::text, '-', ''), CASE the_ring WHEN 'all' THEN the_stream ELSE '' END);
    RETURN held;
END $$;

REVOKE ALL ON FUNCTION cc.my_inner_streams, cc.check_inside FROM PUBLIC;
GRANT EXECUTE ON FUNCTION cc.my_inner_streams TO cc_member;

INSERT INTO cc.migration (number, serves) VALUES (2, 1);
