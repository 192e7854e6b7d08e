--- Shapes and their areas.
-- Each shape is a table.
-- @module shapes
-- @author Somebody
-- @license MIT
local shapes = {}

--- A rectangle.
-- @number width how wide
-- @number height how high
-- @treturn Rectangle the shape
-- @usage local r = shapes.rectangle(2, 3)
-- @see circle
function shapes.rectangle(width, height) return { width = width, height = height } end

--- A circle.
-- @param radius half of how wide
-- @param[opt=1] scale by what to multiply
-- @return the shape
-- @return[2] nil
-- @return[2] why not
function shapes.circle(radius, scale) return { radius = radius * (scale or 1) } end

--- What a rectangle holds.
-- @table Rectangle
-- @field width
-- @field height

--- @section areas

--- The area of any shape.
function shapes.area(shape) return shape.radius and math.pi * shape.radius ^ 2 or shape.width * shape.height end

return shapes
