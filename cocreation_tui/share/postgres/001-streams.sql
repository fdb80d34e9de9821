-- What laptops share of their initiatives: streams with one writer each, chained step by step.
--
-- Run by the role cc_owner, which is nobody's login. Members read under row-level security and write through functions alone.
--
-- Every primary key begins with the initiative and no query leaves it out. So cc.step, which holds nearly all the bytes, is
-- where partitioning would begin: PARTITION BY HASH (initiative), or BY LIST with a partition for each police district.

CREATE TABLE cc.migration (
    number integer PRIMARY KEY,
    serves integer NOT NULL,           -- programs that know this migration, or a later one, work with it
    applied timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE cc.initiative (
    initiative uuid PRIMARY KEY,
    begun timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE cc.member (
    initiative uuid NOT NULL REFERENCES cc.initiative,
    login text NOT NULL,
    part text NOT NULL CHECK (part IN ('anchor', 'coordinator', 'reader')),
    platforms text[] NOT NULL DEFAULT '{}',
    granted timestamptz NOT NULL DEFAULT now(),
    revoked timestamptz,
    PRIMARY KEY (initiative, login)
);
CREATE INDEX member_by_login ON cc.member (login);

CREATE TABLE cc.laptop (                -- the login that was first to use a laptop in an initiative
    initiative uuid NOT NULL REFERENCES cc.initiative,
    laptop uuid NOT NULL,
    login text NOT NULL,
    since timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (initiative, laptop)
);

CREATE TABLE cc.stream (
    initiative uuid NOT NULL REFERENCES cc.initiative,
    stream text NOT NULL,
    ring text NOT NULL CHECK (ring IN ('all', 'inside')),
    generation integer NOT NULL,
    number integer NOT NULL,            -- of the last step
    digest bytea NOT NULL,              -- what all of it comes to
    writer uuid NOT NULL,               -- the laptop that may go on with it
    away boolean NOT NULL,
    changed timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (initiative, stream)
);

CREATE TABLE cc.step (                  -- no foreign key: cc.append holds the stream's row while it writes here
    initiative uuid NOT NULL,
    stream text NOT NULL,
    generation integer NOT NULL,
    number integer NOT NULL,
    ring text NOT NULL,                 -- the stream's, so that a policy needs no join
    by uuid NOT NULL,                   -- the laptop that has written it
    writer uuid NOT NULL,               -- the one that may go on after it
    digest bytea NOT NULL,
    body bytea NOT NULL,
    received timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (initiative, stream, generation, number)
);

CREATE TABLE cc.hello (
    initiative uuid NOT NULL REFERENCES cc.initiative,
    laptop uuid NOT NULL,
    part text NOT NULL,                 -- the login's, whatever the words say
    words text NOT NULL,                -- JSON that is not read here: what cannot be read would stand in the log
    received timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (initiative, laptop)
);

-- Who one is. session_user is the login, whatever role is set and whoever's rights a function runs with.

CREATE FUNCTION cc.my_initiatives() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ SELECT initiative FROM cc.member WHERE login = session_user AND revoked IS NULL $$;

CREATE FUNCTION cc.my_inner_initiatives() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ SELECT initiative FROM cc.member WHERE login = session_user AND revoked IS NULL AND part = 'anchor' $$;

CREATE FUNCTION cc.my_part(the_initiative uuid) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ SELECT part FROM cc.member WHERE initiative = the_initiative AND login = session_user AND revoked IS NULL $$;

CREATE FUNCTION cc.version() RETURNS TABLE (number integer, serves integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ SELECT m.number, m.serves FROM cc.migration m ORDER BY m.number DESC LIMIT 1 $$;

-- Who sees what. The subselects are carried out once for a query, not once for a row.

DO $$
DECLARE
    one text;
BEGIN
    FOREACH one IN ARRAY ARRAY['migration', 'initiative', 'member', 'laptop', 'stream', 'step', 'hello'] LOOP
        EXECUTE format('ALTER TABLE cc.%I ENABLE ROW LEVEL SECURITY', one);
        EXECUTE format('ALTER TABLE cc.%I FORCE ROW LEVEL SECURITY', one);
        EXECUTE format('CREATE POLICY owner ON cc.%I TO cc_owner USING (true) WITH CHECK (true)', one);
        EXECUTE format('GRANT SELECT ON cc.%I TO cc_member', one);
    END LOOP;
END $$;

CREATE POLICY read ON cc.migration FOR SELECT TO cc_member USING (true);
CREATE POLICY read ON cc.initiative FOR SELECT TO cc_member
    USING (initiative IN (SELECT cc.my_initiatives()));
CREATE POLICY read ON cc.member FOR SELECT TO cc_member
    USING ((login = session_user AND initiative IN (SELECT cc.my_initiatives()))
           OR initiative IN (SELECT cc.my_inner_initiatives()));
CREATE POLICY read ON cc.laptop FOR SELECT TO cc_member
    USING (login = session_user AND initiative IN (SELECT cc.my_initiatives()));
CREATE POLICY read ON cc.stream FOR SELECT TO cc_member
    USING ((ring = 'all' AND initiative IN (SELECT cc.my_initiatives()))
           OR initiative IN (SELECT cc.my_inner_initiatives()));
CREATE POLICY read ON cc.step FOR SELECT TO cc_member
    USING ((ring = 'all' AND initiative IN (SELECT cc.my_initiatives()))
           OR initiative IN (SELECT cc.my_inner_initiatives()));
CREATE POLICY read ON cc.hello FOR SELECT TO cc_member
    USING (initiative IN (SELECT cc.my_initiatives()));

-- What members write. Refusals: CC001 another's, CC002 a gap, CC003 told otherwise, CC004 no part, CC005 misshapen.
-- No message holds anything of what was sent.

CREATE FUNCTION cc.refuse(the_state text, the_words text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RAISE EXCEPTION USING ERRCODE = the_state, MESSAGE = the_words;
END $$;

CREATE FUNCTION cc.use_laptop(the_initiative uuid, the_laptop uuid) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    INSERT INTO cc.laptop (initiative, laptop, login) VALUES (the_initiative, the_laptop, session_user)
        ON CONFLICT DO NOTHING;
    IF NOT EXISTS (SELECT FROM cc.laptop l
                   WHERE l.initiative = the_initiative AND l.laptop = the_laptop AND l.login = session_user) THEN
        PERFORM cc.refuse('CC001', 'another login uses this laptop');
    END IF;
END $$;

CREATE FUNCTION cc.held_stream(the_initiative uuid, the_stream text, the_ring text, the_by uuid) RETURNS cc.stream
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    held cc.stream;
BEGIN
    INSERT INTO cc.stream VALUES (the_initiative, the_stream, the_ring, 0, 0, decode(repeat('00', 32), 'hex'), the_by, false)
        ON CONFLICT DO NOTHING;
    SELECT * INTO held FROM cc.stream s WHERE s.initiative = the_initiative AND s.stream = the_stream FOR UPDATE;
    RETURN held;
END $$;

CREATE FUNCTION cc.chained(the_before bytea, the_bodies bytea[]) RETURNS bytea[]
LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    digest bytea := the_before;
    digests bytea[] := '{}';
    body bytea;
BEGIN
    FOREACH body IN ARRAY the_bodies LOOP
        digest := sha256(digest || body);
        digests := array_append(digests, digest);
    END LOOP;
    RETURN digests;
END $$;

CREATE FUNCTION cc.digest_after(held cc.stream, the_number integer) RETURNS bytea
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT CASE the_number
        WHEN held.number THEN held.digest
        WHEN 0 THEN decode(repeat('00', 32), 'hex')
        ELSE (SELECT digest FROM cc.step s WHERE (s.initiative, s.stream, s.generation, s.number)
              = (held.initiative, held.stream, held.generation, the_number))
    END
$$;

CREATE FUNCTION cc.check_part(the_initiative uuid, the_ring text) RETURNS text
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    the_part text := cc.my_part(the_initiative);
BEGIN
    IF the_part IS NULL OR the_part = 'reader' OR (the_part <> 'anchor' AND the_ring = 'inside') THEN
        PERFORM cc.refuse('CC004', 'no part that may write this');
    END IF;
    RETURN the_part;
END $$;

CREATE FUNCTION cc.append(
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
    IF the_part <> 'anchor' AND (
        held.ring = 'inside' OR (held.generation = 0 AND the_stream LIKE 'notes-%' AND the_stream NOT IN (
            'notes-' || replace(the_by::text, '-', ''), 'notes-' || replace(the_by::text, '-', '') || '-inside'))) THEN
        PERFORM cc.refuse('CC001', 'another writes this stream');
    END IF;
    digests := cc.chained(the_before, the_bodies);
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
        digest = coalesce(digests[many], the_before), writer = the_writer, away = is_away, changed = now()
    WHERE s.initiative = the_initiative AND s.stream = the_stream
    RETURNING * INTO held;
    PERFORM pg_notify('cc_' || replace(the_initiative::text, '-', ''), the_stream);
    RETURN held;
END $$;

CREATE FUNCTION cc.hello(the_initiative uuid, the_laptop uuid, the_words text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    the_part text := cc.my_part(the_initiative);
BEGIN
    IF the_part IS NULL THEN
        PERFORM cc.refuse('CC004', 'no part');
    ELSIF (the_laptop IS NOT NULL AND octet_length(the_words) < 1000000) IS NOT TRUE THEN
        PERFORM cc.refuse('CC005', 'misshapen');
    END IF;
    PERFORM cc.use_laptop(the_initiative, the_laptop);
    INSERT INTO cc.hello (initiative, laptop, part, words) VALUES (the_initiative, the_laptop, the_part, the_words)
    ON CONFLICT (initiative, laptop) DO UPDATE SET part = excluded.part, words = excluded.words, received = now();
END $$;

-- What the administrator does, as cc_owner.

CREATE FUNCTION cc.grant_part(the_initiative uuid, the_login text, the_part text, the_platforms text[]) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    INSERT INTO cc.initiative (initiative) VALUES (the_initiative) ON CONFLICT DO NOTHING;
    INSERT INTO cc.member (initiative, login, part, platforms)
    VALUES (the_initiative, the_login, the_part, the_platforms)
    ON CONFLICT (initiative, login) DO UPDATE
    SET part = excluded.part, platforms = excluded.platforms, granted = now(), revoked = NULL;
END $$;

CREATE FUNCTION cc.revoke_part(the_initiative uuid, the_login text) RETURNS boolean
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    UPDATE cc.member m SET revoked = now()
    WHERE m.initiative = the_initiative AND m.login = the_login AND m.revoked IS NULL;
    RETURN FOUND;
END $$;

CREATE FUNCTION cc.release_laptop(the_initiative uuid, the_laptop uuid) RETURNS boolean
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    DELETE FROM cc.laptop l WHERE l.initiative = the_initiative AND l.laptop = the_laptop;
    RETURN FOUND;
END $$;

CREATE FUNCTION cc.forget(the_initiative uuid) RETURNS void
LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
    DELETE FROM cc.step WHERE initiative = the_initiative;
    DELETE FROM cc.stream WHERE initiative = the_initiative;
    DELETE FROM cc.hello WHERE initiative = the_initiative;
    DELETE FROM cc.laptop WHERE initiative = the_initiative;
    DELETE FROM cc.member WHERE initiative = the_initiative;
    DELETE FROM cc.initiative WHERE initiative = the_initiative
$$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA cc FROM PUBLIC;
GRANT USAGE ON SCHEMA cc TO cc_member;
GRANT EXECUTE ON FUNCTION cc.my_initiatives, cc.my_inner_initiatives, cc.my_part, cc.version, cc.append, cc.hello TO cc_member;

INSERT INTO cc.migration (number, serves) VALUES (1, 1);
